"""The pages in all their states, over data that is made up: for pictures, proofs and times."""
