package org.copractice.gateway.portal;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.net.URI;
import java.time.Duration;
import java.util.Optional;

/// What the portal tells its readers of this deployment: addresses as a browser needs them, which
/// may be others than the gateway's own.
@ConfigMapping(prefix = "portal")
public interface PortalConfig {

    /// Where partners reach the gateway.
    URI url();

    /// Who says where people sign in and tokens are had.
    URI issuer();

    /// Where people sign in, if it is not where the issuer says.
    Optional<URI> authorizeUrl();

    /// Where tokens are had, if it is not where the issuer says.
    Optional<URI> tokenUrl();

    /// The client as which the reference signs people in: public, with PKCE.
    String clientId();

    /// How long what was found about the services and the issuer is told to others.
    @WithDefault("5S")
    Duration statusAge();

    /// How long one of them may take to answer.
    @WithDefault("2S")
    Duration statusTimeout();
}
