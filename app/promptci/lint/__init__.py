"""What can be said of prompts, guidelines and cases without a model."""
