"""The tables, format by format, and the way from an older one."""
