"""Council files of real papers, and the facts that stand in them."""
