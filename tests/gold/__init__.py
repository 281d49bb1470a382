"""Weeks that a coach would sign, written by hand, and twins of them that a coach would not."""
