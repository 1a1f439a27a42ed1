"""Queries, runs of the program, measures and their significance, for tools/evaluate and tools/bench."""
