"""Reading lists of areas and contacts as municipalities write them (Bilag 1): text in, lines and findings out."""
