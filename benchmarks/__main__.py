"""`python -m benchmarks`: matching beside its peers."""

from benchmarks.matching import main

main()
