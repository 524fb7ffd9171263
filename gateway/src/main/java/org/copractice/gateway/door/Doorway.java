package org.copractice.gateway.door;

import io.netty.bootstrap.ServerBootstrap;
import io.netty.channel.Channel;
import io.netty.channel.ChannelHandler;
import io.netty.channel.ChannelInitializer;
import io.quarkus.arc.Arc;
import io.vertx.core.impl.VertxBuilder;
import io.vertx.core.impl.transports.JDKTransport;
import io.vertx.core.net.NetServerOptions;
import io.vertx.core.spi.VertxServiceProvider;

/// Where a connection of a client comes in. Quarkus opens the server and leaves no way to answer
/// what its codec refuses, so this is found by Vert.x (`META-INF/services`) and given each
/// connection first.
public final class Doorway implements VertxServiceProvider {

    /// Only for the Vert.x of Quarkus, which hands over the providers it has found: any other in
    /// this process is none of our business.
    @Override
    public void init(VertxBuilder builder) {
        if (builder.serviceProviders() != null) {
            builder.findTransport(new Watched());
        }
    }

    private static final class Watched extends JDKTransport {

        @Override
        public void configure(
                NetServerOptions options, boolean domainSocket, ServerBootstrap bootstrap) {
            super.configure(options, domainSocket, bootstrap);
            var doorkeeper = Arc.container().instance(Doorkeeper.class).get();
            bootstrap.childHandler(behind(bootstrap.config().childHandler(), doorkeeper));
        }

        private static ChannelHandler behind(ChannelHandler server, Doorkeeper doorkeeper) {
            return new ChannelInitializer<>() {
                @Override
                protected void initChannel(Channel client) {
                    client.pipeline().addLast(server);
                    doorkeeper.receive(client);
                }
            };
        }
    }
}
