"""What families see of the answers themselves: the index, and a page for each."""
