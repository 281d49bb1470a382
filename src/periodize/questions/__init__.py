"""A coach's questions, each answered by solving a changed scenario again and judging the outcome.

One file a question; each gives a frozen value that knows whether it is proven.
"""
