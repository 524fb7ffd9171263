package org.copractice.gateway.portal;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.net.URI;
import java.time.Duration;

/// What the portal tells its readers of this deployment: addresses as a browser needs them, which
/// may be others than the gateway's own.
@ConfigMapping(prefix = "portal")
public interface PortalConfig {

    /// Where partners reach the gateway.
    URI url();

    /// Where people sign in.
    URI authorizeUrl();

    /// Where tokens are had.
    URI tokenUrl();

    /// The client as which the reference signs people in: public, with PKCE.
    String clientId();

    /// How long what was found about the services is told to others.
    @WithDefault("5S")
    Duration statusAge();

    /// How long a service may take to say whether it is ready.
    @WithDefault("2S")
    Duration statusTimeout();
}
