"""Plans of fictional places, written for planparse: content, renderings and expected records."""
