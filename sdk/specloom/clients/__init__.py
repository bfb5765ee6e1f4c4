"""Generated clients, one package per spec."""
