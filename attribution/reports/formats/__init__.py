"""Reports in every form: a module a format, records in and text out."""
