"""Documents of word processors: compressed folders of XML.

Places in such a file say nothing to anyone: offsets and lines count in the text that is read, the
paragraphs a blank line apart.
"""
