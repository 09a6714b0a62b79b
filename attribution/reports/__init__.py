"""What is shown of articles: reports, findings and explanations."""
