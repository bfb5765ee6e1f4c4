"""The generator: from a resource spec to code, a fake server and documentation."""
