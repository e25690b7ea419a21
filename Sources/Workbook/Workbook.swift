// The target's own words come with its first type.
