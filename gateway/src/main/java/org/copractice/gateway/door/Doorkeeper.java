package org.copractice.gateway.door;

import io.netty.channel.Channel;
import io.quarkus.vertx.http.HttpServerOptionsCustomizer;
import io.vertx.core.http.HttpServerOptions;
import jakarta.inject.Singleton;
import org.copractice.gateway.GatewayConfig;

/// Puts a door into each connection. Without one nothing is served.
@Singleton
class Doorkeeper implements HttpServerOptionsCustomizer {

    private final GatewayConfig config;
    private HttpServerOptions limits;

    Doorkeeper(GatewayConfig config) {
        this.config = config;
    }

    @Override
    public void customizeHttpServer(HttpServerOptions options) {
        limits = options;
    }

    void receive(Channel client) {
        var pipeline = client.pipeline();
        if (pipeline.get("httpDecoder") == null) {
            throw new IllegalStateException("TLS ends in front of the gateway, not in it.");
        }
        var decoder = new StrictDecoder(limits);
        var patience =
                new Patience(
                        config.headTimeout(),
                        config.bodyTimeout(),
                        config.bodyRate(),
                        System::nanoTime);
        pipeline.replace("httpDecoder", "httpDecoder", decoder);
        pipeline.addBefore("handler", "door", new Door(decoder, patience));
    }
}
