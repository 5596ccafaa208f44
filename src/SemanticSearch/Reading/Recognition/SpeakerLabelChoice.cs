namespace SemanticSearch.Reading.Recognition;

/// <summary>Chooses among the labels of a text those of speakers, by what they have in common.</summary>
static class SpeakerLabelChoice
{
    // "The points are two:", said by somebody: how many words must follow names on average for them to speak.
    const double WordsOfSpeech = 2.5;
    const int RecurringWithoutCue = 6;

    /// <summary>The labels of speakers, in their order.</summary>
    /// <param name="labels">All labels.</param>
    /// <param name="isConversation">Whether the text says that it is a conversation; asked only if its labels leave that open.</param>
    public static IReadOnlyList<SpeakerLabel> Choose(IReadOnlyList<SpeakerLabel> labels, Func<bool> isConversation)
    {
        if (labels.Count == 0)
            return [];
        var counts = labels.GroupBy(label => label.Key).ToDictionary(group => group.Key, group => group.Count());
        var certain = labels.Count(label => label.Form == SpeakerLabelForm.Certain);
        var addresses = labels.Count(label => label.Form is SpeakerLabelForm.Certain or SpeakerLabelForm.Address);
        var titles = labels.Where(label => label.Form == SpeakerLabelForm.Title).ToList();
        var parts = labels.Where(label => label.Form == SpeakerLabelForm.Part).ToList();
        var partsSpeak = PartsSpeak(parts, addresses + titles.Count);
        var addressesSpeak = certain > 0 || addresses + (partsSpeak ? parts.Count : 0) + titles.Count > 1;
        var titlesSpeak = addresses > 1 || partsSpeak || titles.Exists(label => counts[label.Key] > 1);
        var accepted = labels.Where(label => label.Form switch
        {
            SpeakerLabelForm.Certain => true,
            SpeakerLabelForm.Address => addressesSpeak,
            SpeakerLabelForm.Title => titlesSpeak,
            SpeakerLabelForm.Part => partsSpeak && (label.Speaker.Role != "Answerer" || parts.Exists(IsQuestion)),
            _ => false,
        }).ToList();
        var bare = BareSpeakers(labels, counts, accepted, isConversation);
        return bare.Count == 0
            ? accepted
            : [.. accepted.Concat(labels.Where(l => l.Form == SpeakerLabelForm.Bare && bare.Contains(l.Key))).OrderBy(l => l.At)];
    }

    static bool IsQuestion(SpeakerLabel label) => label.Speaker.Role is "Questioner" or "Interviewer";

    // Questions come more than once, or somebody by name is there to answer them.
    static bool PartsSpeak(List<SpeakerLabel> parts, int named) =>
        parts.Count > 0
        && (named > 0 || parts.Count(IsQuestion) > 1
            || (parts.Count > 2 && parts.Select(label => label.Key).Distinct().Count() > 1));

    // Names alone: at least two that come again, in a text that otherwise shows that people speak in it.
    static HashSet<string> BareSpeakers(
        IReadOnlyList<SpeakerLabel> labels, Dictionary<string, int> counts, List<SpeakerLabel> accepted, Func<bool> isConversation)
    {
        var bare = labels.Where(label => label.Form == SpeakerLabelForm.Bare).ToList();
        if (bare.Count == 0)
            return [];
        var known = accepted.Select(label => label.LastName).ToHashSet();
        var lastNames = bare.Where(label => label.LastName != label.Key).Select(label => label.LastName).ToHashSet();
        var recurring = bare
            .Where(label => counts[label.Key] > 1 || known.Contains(label.LastName) || lastNames.Contains(label.Key))
            .ToList();
        var keys = recurring.Select(label => label.Key).ToHashSet();
        var speaks = recurring.Count > 0
            && keys.Count + Math.Min(1, known.Count) > 1
            && recurring.Average(label => label.WordsAfter) >= WordsOfSpeech
            && !IsCycle(recurring, keys.Count)
            && (accepted.Count > 1 || isConversation()
                || (recurring.Count >= RecurringWithoutCue && recurring.TrueForAll(label => !label.Speaker.Name.Any(char.IsLower))));
        if (!speaks)
            return [];
        // Somebody who speaks only once is recognised by the others.
        foreach (var label in bare.Where(label => label.Speaker.Name.Contains(' ', StringComparison.Ordinal) && counts[label.Key] == 1))
            if (keys.Contains(label.LastName))
                keys.Add(label.Key);
        return keys;
    }

    // The fields of a list of records come in the same order again and again; three or more people do not.
    static bool IsCycle(List<SpeakerLabel> labels, int length)
    {
        if (length < 3 || labels.Count < 2 * length)
            return false;
        for (var i = length; i < labels.Count; i++)
            if (labels[i].Key != labels[i - length].Key)
                return false;
        return true;
    }
}
