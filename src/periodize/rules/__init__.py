"""The rules: one obligation or wish per file, all of them listed in `every`."""
