"""Musnad keeps a record of Arabic news coverage: every statement traced to its words and its teller."""

from .annotate.analyse import analyse
from .model import Analysis, Article

__version__ = "0.1.0"
__all__ = ["Analysis", "Article", "analyse"]
