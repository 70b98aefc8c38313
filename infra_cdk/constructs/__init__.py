"""What a plane is built of: function, application, gateway, monitoring."""
