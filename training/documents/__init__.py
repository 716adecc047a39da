"""Papers of training: the certificate as PDF."""
