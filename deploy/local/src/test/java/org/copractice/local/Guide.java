package org.copractice.local;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/// A how-to guide as something that can be run: its commands, and what it says comes of them.
record Guide(List<Example> examples) {

    private static final Pattern BLOCK =
            Pattern.compile("^```(\\w+)\\n(.*?)^```$", Pattern.MULTILINE | Pattern.DOTALL);
    private static final Pattern STATUS = Pattern.compile(" # (\\d{3})\\b");

    /// @param statuses other than 200, in their order
    /// @param answers blocks that follow: what the last command answers, in parts
    record Example(int line, String commands, List<String> statuses, List<Answer> answers) {}

    record Answer(String language, String text) {}

    static Guide read(Path file) throws IOException {
        var text = Files.readString(file);
        var examples = new ArrayList<Example>();
        var block = BLOCK.matcher(text);
        while (block.find()) {
            var line = (int) text.substring(0, block.start()).lines().count() + 1;
            if (block.group(1).equals("sh")) {
                var statuses = STATUS.matcher(block.group(2)).results().map(it -> it.group(1));
                examples.add(
                        new Example(line, block.group(2), statuses.toList(), new ArrayList<>()));
            } else {
                examples.getLast().answers().add(new Answer(block.group(1), block.group(2)));
            }
        }
        return new Guide(examples);
    }
}
