"""specloom: typed asyncio clients from one YAML resource spec."""
