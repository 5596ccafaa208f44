using System.Buffers;
using System.Globalization;

namespace SemanticSearch.Reading.Recognition;

/// <summary>
/// Reads the label of a speaker at the start of a line, by its form alone: what comes before the first colon, without what stands in
/// brackets, is a form of address with a name, an office, a title with a name, a part in a conversation, or a name.
/// </summary>
/// <param name="countryOf">Gives the ISO 3166-1 alpha-3 code of a country's name, or null.</param>
sealed class SpeakerLabelParser(Func<string, string?> countryOf)
{
    const int MaximumLength = 160;
    const int MaximumName = 60;
    const int MaximumWords = 8;
    const int EnoughWords = 4;

    static readonly SearchValues<char> NoLetters = SearchValues.Create("/&,()[]@#%");

    static readonly string[] Ordinals = ["ONE", "TWO", "THREE", "FOUR", "FIVE", "SIX", "1", "2", "3", "4", "5", "6", "#1", "#2", "#3"];

    /// <summary>The label that a line begins with, or null.</summary>
    /// <param name="line">The line, which may go on as long as it likes.</param>
    public SpeakerLabel? Parse(ReadOnlySpan<char> line)
    {
        if (line.Length < 2 || !(char.IsUpper(line[0]) || line[0] is '*' or '['))
            return null;
        var head = line[..Math.Min(line.Length, MaximumLength)];
        if (line[0] == 'Q' && line[1] is ' ' or '\t' or '.' && BeginsSpeech(head[2..]))
            return Part("Q", line[2..]);
        if (line is ['A', '.', ' ', ..] && BeginsSpeech(head[2..]))
            return Part("A", line[2..]);
        var colon = ColonOf(head);
        return colon < 1 ? null : Parse(head[..colon].Trim(" \u00A0\u202F*[]").ToString().Replace('\u00A0', ' '), line[(colon + 1)..]);
    }

    static SpeakerLabel Part(string word, ReadOnlySpan<char> after) =>
        new(new Speaker(SpeakerForms.PartOf(word)!, SpeakerForms.PartOf(word)), SpeakerLabelForm.Part, 0, WordsIn(after));

    static bool BeginsSpeech(ReadOnlySpan<char> after)
    {
        var words = after.TrimStart(" \t\u00A0");
        return words.Length > 1 && (char.IsUpper(words[0]) || words[0] is '“' or '"' or '(' or '[' or '—' or '…');
    }

    // The first colon outside brackets; none if a sentence ends before it.
    static int ColonOf(ReadOnlySpan<char> head)
    {
        if (head.IndexOfAny(':', '：') < 0)
            return -1;
        var depth = 0;
        for (var i = 0; i < head.Length; i++)
        {
            switch (head[i])
            {
                case ':' or '：' when depth <= 0:
                    return head[(i + 1)..].StartsWith("//") ? -1 : i;
                case '(':
                    depth++;
                    break;
                case ')':
                    depth--;
                    break;
                case '\n' or '?' or '!' or ';' or '"' or '“' or '|' or '\t' or '=':
                    return -1;
            }
        }
        return -1;
    }

    SpeakerLabel? Parse(string label, ReadOnlySpan<char> after)
    {
        if (!Open(label, out var name, out var bracketed, out var apposition))
            return null;
        var words = name.Split(' ', StringSplitOptions.RemoveEmptyEntries);
        if (words.Length is 0 or > MaximumWords || name.Length > MaximumName)
            return null;
        var direction = bracketed is not null && SpeakerForms.IsDirection(bracketed);
        var country = CountryOf(bracketed, apposition);
        var role = apposition ?? (country is null && !direction && BeginsWithTitle(bracketed) ? bracketed : null);
        if (SpeakerLabelOf(name, words) is not { } found)
            return null;
        var isCertain = found.Form is SpeakerLabelForm.Address or SpeakerLabelForm.Title && (direction || country is not null);
        if (bracketed is not null && found.Form is SpeakerLabelForm.Bare && country is null && !direction)
            return null;
        if (apposition is not null && found.Form is SpeakerLabelForm.Bare or SpeakerLabelForm.Part)
            return null;
        return found with
        {
            Speaker = found.Speaker with { Role = role ?? found.Speaker.Role, Country = country },
            Form = isCertain ? SpeakerLabelForm.Certain : found.Form,
            WordsAfter = WordsIn(after),
        };
    }

    // Parts "Ms. Doe (Spain) (spoke in Spanish), Chair of the Third Committee" into its name, its first brackets that tell something,
    // and what is said of it.
    static bool Open(string label, out string name, out string? bracketed, out string? apposition)
    {
        (name, bracketed, apposition) = (label, null, null);
        var open = label.IndexOf('(', StringComparison.Ordinal);
        if (open == 0)
            return false;
        if (open > 0)
        {
            var close = CloseOf(label, open);
            if (close < 0)
                return false;
            (name, bracketed) = (label[..open].Trim(), label[(open + 1)..close].Trim());
            var tail = label[(close + 1)..].Trim();
            while (tail.StartsWith('('))
                tail = CloseOf(tail, 0) is var end and > 0 ? tail[(end + 1)..].Trim() : "";
            if (tail.Length > 0 && !tail.StartsWith(','))
                return false;
            open = tail.IndexOf('(', StringComparison.Ordinal);
            apposition = tail.Length > 2 ? tail[1..(open > 0 ? open : tail.Length)].Trim() : null;
        }
        var comma = name.IndexOf(',', StringComparison.Ordinal);
        if (comma > 0)
            (name, apposition) = (name[..comma].Trim(), name[(comma + 1)..].Trim());
        return apposition is null || BeginsWithTitle(apposition) || apposition.StartsWith("on behalf", StringComparison.Ordinal);
    }

    static int CloseOf(string label, int open)
    {
        var depth = 0;
        for (var i = open; i < label.Length; i++)
        {
            depth += label[i] switch { '(' => 1, ')' => -1, _ => 0 };
            if (depth == 0)
                return i;
        }
        return -1;
    }

    static bool BeginsWithTitle(string? words)
    {
        if (words is null)
            return false;
        var parts = words.Split(' ', 3, StringSplitOptions.RemoveEmptyEntries);
        return parts.Length > 0
            && (SpeakerForms.IsTitle(parts[0]) || SpeakerForms.OfficeOf("The " + parts[0]) is not null
                || (parts.Length > 1 && SpeakerForms.IsTitle(parts[0] + " " + parts[1]))
                || parts[0] is "Head" or "Permanent" or "Chargé" or "Deputy" or "Acting" or "Special" or "Under-Secretary-General");
    }

    string? CountryOf(string? bracketed, string? apposition)
    {
        if (bracketed is not null && (countryOf(bracketed) ?? countryOf(bracketed.Split(',')[0].Trim())) is { } code)
            return code;
        var of = apposition?.LastIndexOf(" of ", StringComparison.Ordinal) ?? -1;
        return of < 0 ? null : countryOf(apposition![(of + 4)..].Trim());
    }

    static SpeakerLabel? SpeakerLabelOf(string name, string[] words)
    {
        if (SpeakerForms.OfficeOf(name) is { } office)
            return new(new Speaker(Readable(name), office), SpeakerLabelForm.Address);
        if (SpeakerForms.PartOf(name) is { } part)
            return new(new Speaker(part, part), SpeakerLabelForm.Part);
        if (IsOfficial(words))
            return new(new Speaker(Readable(name), "Official"), SpeakerLabelForm.Address);
        var first = words.Length > 2 && SpeakerForms.IsArticle(words[0]) && SpeakerForms.IsHonorific(words[1]) ? 1 : 0;
        if (SpeakerForms.IsHonorific(words[first]))
            return OfAddress(words.AsSpan(first));
        return OfTitle(words) ?? (IsName(words) || IsInitial(name) ? new(new Speaker(name), SpeakerLabelForm.Bare) : null);
    }

    // SENIOR STATE DEPARTMENT OFFICIAL ONE
    static bool IsOfficial(string[] words)
    {
        var last = words.Length - (Array.Exists(Ordinals, o => o.Equals(words[^1], StringComparison.OrdinalIgnoreCase)) ? 2 : 1);
        return last > 0 && words[last].Equals("official", StringComparison.OrdinalIgnoreCase) && words.All(word => !char.IsLower(word[0]));
    }

    // Nobody speaks as "Mr. President": so somebody is spoken to.
    static SpeakerLabel? OfAddress(ReadOnlySpan<string> words)
    {
        var skipped = 1;
        while (skipped < words.Length && SpeakerForms.IsHonorific(words[skipped]))
            skipped++;
        var name = words[skipped..].ToArray();
        if (name.Length == 0 || SpeakerForms.IsTitle(name[0]) || !IsName(name))
            return null;
        return new(new Speaker(string.Join(' ', name)), SpeakerLabelForm.Address);
    }

    static SpeakerLabel? OfTitle(string[] words)
    {
        for (var length = Math.Min(words.Length - 1, 5); length > 0; length--)
        {
            var title = string.Join(' ', words, 0, length);
            var name = words[length..];
            if (SpeakerForms.IsTitle(title))
                return IsName(name) && !SpeakerForms.IsTitle(name[0])
                    ? new(new Speaker(string.Join(' ', name), Readable(title)), SpeakerLabelForm.Title)
                    : null;
        }
        return null;
    }

    static bool IsInitial(string name) => name.Length is 1 or 2 && name.All(char.IsAsciiLetterUpper);

    static bool IsName(string[] words)
    {
        if (words.Length is 0 or > 6 || SpeakerForms.IsParticle(words[^1]) || SpeakerForms.IsNoName(words[0].TrimEnd('.'))
            || words[0] is "of" or "OF")
            return false;
        var capitals = 0;
        foreach (var word in words)
        {
            if (word.AsSpan().IndexOfAnyInRange('0', '9') >= 0 || SpeakerForms.IsNoName(word))
                return false;
            var isCapital = char.IsUpper(word[0]) || (word.Length > 2 && word[1] is '\'' or '’' or '-' && char.IsUpper(word[2]))
                || (word.StartsWith("al-", StringComparison.Ordinal) && word.Length > 3);
            if ((!isCapital && !SpeakerForms.IsParticle(word)) || word.AsSpan().ContainsAny(NoLetters))
                return false;
            capitals += isCapital && word.Length > 1 ? 1 : 0;
        }
        return capitals > 0;
    }

    static string Readable(string words) => words.Any(char.IsLower)
        ? words
        : CultureInfo.InvariantCulture.TextInfo.ToTitleCase(words.ToLowerInvariant())
            .Replace(" Of ", " of ", StringComparison.Ordinal).Replace(" The ", " the ", StringComparison.Ordinal);

    // A sentence is enough, however short.
    static int WordsIn(ReadOnlySpan<char> after)
    {
        if (after.TrimEnd() is [.., '.' or '?' or '!'])
            return EnoughWords;
        var words = 0;
        foreach (var range in after[..Math.Min(after.Length, MaximumName)].Split(' '))
        {
            words += after[range].IsWhiteSpace() ? 0 : 1;
            if (words == EnoughWords)
                break;
        }
        return words;
    }
}
