"""Many athletes: a roster is read, each athlete's plan is made, and places are shared."""
