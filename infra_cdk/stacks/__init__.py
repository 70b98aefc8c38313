"""The planes as templates: `lid`, a member instance; `cooperatie`, the cooperative itself."""
