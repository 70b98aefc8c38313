"""The planes, each as one template: `lid` for a member instance, `cooperatie` for the cooperative."""
