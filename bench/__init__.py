"""How fast the product is: ratios against floors run beside it on a made-up council (docs/performance.md)."""
