package io.modelregistry.core;

import io.modelregistry.rule.EffectiveRule;
import java.util.AbstractList;
import java.util.List;
import java.util.stream.Collectors;

/** Rules that print one a line. */
final class RuleList extends AbstractList<EffectiveRule> {

    private final List<EffectiveRule> rules;

    RuleList(List<EffectiveRule> rules) {
        this.rules = List.copyOf(rules);
    }

    @Override
    public EffectiveRule get(int index) {
        return rules.get(index);
    }

    @Override
    public int size() {
        return rules.size();
    }

    @Override
    public String toString() {
        return isEmpty() ? "no rules" : rules.stream().map(Object::toString).collect(Collectors.joining("\n"));
    }
}
