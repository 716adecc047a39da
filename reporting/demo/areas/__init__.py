"""What the demonstration holds beside the register itself: one module an area, each with ``fill(stage)``.

They run by ``ORDER`` (50 where a module has none), then by name.
"""
