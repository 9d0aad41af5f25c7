"""Record: what is composed of sources, annotators, the store and the stories."""
