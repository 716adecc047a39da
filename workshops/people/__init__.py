"""What every app that keeps people needs: numbers, names, and who reads which field. Keeps no rows of its own."""
