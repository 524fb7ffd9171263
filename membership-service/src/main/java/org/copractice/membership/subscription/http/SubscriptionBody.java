package org.copractice.membership.subscription.http;

import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/// Where messages are to be sent, and which.
@Schema(name = "SubscriptionBody")
record SubscriptionBody(
        @NotNull(message = "An address is needed.")
                @Size(max = 2000, message = "At most 2000 characters.")
                @Schema(
                        description =
                                "Begins with `https://` and leads outside; redirects are not followed",
                        examples = "https://hooks.example.org/copractice")
                String address,
        @Size(min = 1, max = 100, message = "From 1 to 100 types.")
                @Schema(
                        description =
                                "Types of messages, or the beginning of some and `*`; absent for all"
                                        + " that you may see now",
                        maxLength = 651)
                List<
                                @NotNull(message = "A type, or the beginning of one and `*`.")
                                @Pattern(
                                        regexp =
                                                "[A-Za-z0-9-]{1,64}(\\.[A-Za-z0-9-]{1,64}){0,9}(\\.?\\*)?",
                                        message = "A type, or the beginning of one and `*`.")
                                String>
                        types) {}
