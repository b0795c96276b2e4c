"""Articles at the desk: the list, the editor with the next legal steps, comparing, history, preview."""
