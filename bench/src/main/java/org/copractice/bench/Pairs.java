package org.copractice.bench;

import java.util.ArrayList;
import java.util.List;
import java.util.function.DoubleSupplier;

/// Two things measured in turns, so that a slow minute of the machine hits both.
record Pairs(List<Double> ours, List<Double> bare) {

    static Pairs measure(int pairs, DoubleSupplier ours, DoubleSupplier bare) {
        var first = new ArrayList<Double>();
        var second = new ArrayList<Double>();
        for (int i = 0; i < pairs; i++) {
            second.add(bare.getAsDouble());
            first.add(ours.getAsDouble());
        }
        return new Pairs(first, second);
    }

    double ratio() {
        var ratios = new ArrayList<Double>();
        for (int i = 0; i < ours.size(); i++) {
            ratios.add(ours.get(i) / bare.get(i));
        }
        return median(ratios);
    }

    double oursMedian() {
        return median(ours);
    }

    double bareMedian() {
        return median(bare);
    }

    static double median(List<Double> values) {
        var sorted = values.stream().sorted().toList();
        int middle = sorted.size() / 2;
        return sorted.size() % 2 == 1
                ? sorted.get(middle)
                : (sorted.get(middle - 1) + sorted.get(middle)) / 2;
    }

    static double percentile(List<Double> values, double share) {
        var sorted = values.stream().sorted().toList();
        return sorted.get((int) Math.min(sorted.size() - 1L, Math.round(sorted.size() * share)));
    }
}
