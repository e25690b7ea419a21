// Tests of Casework.
