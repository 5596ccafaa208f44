namespace SemanticSearch.Reading.Recognition;

/// <summary>
/// The list of participants at the head of a memorandum of conversation: names with their offices, under the names of their countries.
/// </summary>
sealed class Participants
{
    const int MaximumLines = 60;
    const int MaximumLine = 160;

    static readonly string[] Headings = ["participants", "present", "attendees", "participants:", "present:", "attendees:"];

    readonly Dictionary<string, Speaker> _byLastName = new(StringComparer.OrdinalIgnoreCase);
    readonly HashSet<string> _ambiguous = new(StringComparer.OrdinalIgnoreCase);

    /// <summary>What the list in a text says; nothing if there is none.</summary>
    public static Participants Find(string text, IReadOnlyList<Block> blocks, Func<string, string?> countryOf)
    {
        var found = new Participants();
        var left = 0;
        string? country = null;
        foreach (var block in blocks)
        {
            if (block.Kind == BlockKind.Note)
                continue;
            var isLong = block.End - block.Start > MaximumLine * 8;
            foreach (var range in isLong ? default : text.AsSpan(block.Start, block.End - block.Start).Split('\n'))
            {
                var line = text.AsSpan(block.Start, block.End - block.Start)[range].Trim(" \t-•*");
                if (IsHeading(line))
                    (left, country) = (MaximumLines, null);
                else if (left-- > 0 && !line.IsEmpty)
                    left = found.Add(line.ToString(), countryOf, ref country) ? left : 0;
            }
        }
        return found;
    }

    /// <summary>A speaker with the office and country that the list gives, where the label gave none.</summary>
    public Speaker Complete(Speaker speaker)
    {
        var lastName = speaker.Name[(speaker.Name.LastIndexOf(' ') + 1)..];
        return _ambiguous.Contains(lastName) || !_byLastName.TryGetValue(lastName, out var known)
            ? speaker
            : speaker with { Role = speaker.Role ?? known.Role, Country = speaker.Country ?? known.Country };
    }

    static bool IsHeading(ReadOnlySpan<char> line)
    {
        foreach (var heading in Headings)
            if (line.Equals(heading, StringComparison.OrdinalIgnoreCase))
                return true;
        return false;
    }

    // Whether a line belongs to the list: a country, or a name and an office.
    bool Add(string line, Func<string, string?> countryOf, ref string? country)
    {
        if (line.Length > MaximumLine)
            return false;
        if (countryOf(line.TrimEnd(':', '.')) is { } code || (code = SideOf(line)) is not null)
        {
            country = code;
            return true;
        }
        var comma = line.IndexOf(',', StringComparison.Ordinal);
        var name = (comma > 0 ? line[..comma] : line).Trim();
        var words = name.Split(' ', StringSplitOptions.RemoveEmptyEntries);
        if (words.Length is 0 or > 7 || name.EndsWith('.') || name.EndsWith(':') || !char.IsUpper(name[0]))
            return false;
        var role = comma > 0 ? line[(comma + 1)..].Trim(' ', ',', ';', '.') : null;
        var of = role?.LastIndexOf(" of ", StringComparison.Ordinal) ?? -1;
        var own = of < 0 ? null : countryOf(role![(of + 4)..]);
        // The name of another side, of a place or of a group: nobody after it is of the country before.
        if (comma < 0 && !SpeakerForms.IsHonorific(words[0]) && SpeakerForms.OfficeOf(name) is null && !SpeakerForms.IsTitle(words[0]))
            country = null;
        var lastName = words[^1].Trim('.', '’');
        if (!_byLastName.TryAdd(lastName, new Speaker(name, role, own ?? country)))
            _ambiguous.Add(lastName);
        return true;
    }

    static string? SideOf(string line) => line.TrimEnd(':').Trim().ToUpperInvariant() switch
    {
        "U.S." or "US" or "U.S" or "UNITED STATES" or "U.S. SIDE" or "AMERICAN SIDE" => "USA",
        "U.K." or "UK" => "GBR",
        "USSR" or "U.S.S.R." or "SOVIET UNION" or "SOVIET SIDE" => "SUN",
        "PRC" or "CHINESE SIDE" => "CHN",
        _ => null,
    };
}
