"""What a session prescribes: sets, repetitions, loads that exist, and how they go on by weeks."""
