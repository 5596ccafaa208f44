using System.Buffers;
using System.Buffers.Text;

namespace SemanticSearch.Reading.Pdf;

/// <summary>
/// Looks at the bytes of a file, or of an object stream, before the library does, for what sends the library round in circles or makes it
/// fill memory: objects that are nothing but references to each other, the tree of named destinations, and counts that no file has.
/// </summary>
static class FileCheck
{
    const int MaximumObjects = 1_000_000;

    static readonly SearchValues<byte> Space = SearchValues.Create(0, 9, 10, 12, 13, 32);

    /// <summary>The bytes to read instead: the same, of the same length, without the tree of named destinations.</summary>
    public static ReadOnlyMemory<byte> Prepare(ReadOnlyMemory<byte> bytes, PdfBudget budget)
    {
        CheckReferences(bytes.Span, budget);
        CheckCounts(bytes.Span, budget);
        return WithoutDestinations(bytes, budget);
    }

    /// <summary>The same for what an object stream holds.</summary>
    public static Memory<byte> PrepareObjects(Memory<byte> objects, int count, int first, PdfBudget budget)
    {
        ReadOnlySpan<byte> header = objects.Span[..Math.Clamp(first, 0, objects.Length)];
        for (var i = 0; i < count && TryNumber(ref header, out _) && TryNumber(ref header, out var offset); i++)
            if (first + offset < objects.Length && TryReference(objects.Span[(int)(first + offset)..], out _))
                budget.Refuse("has objects that are nothing but references");
        var kept = WithoutDestinations(objects, budget);
        return kept.Equals(objects) ? objects : kept.ToArray();
    }

    // The library follows the tree by recursion, cycles and all, and nothing here needs it.
    static ReadOnlyMemory<byte> WithoutDestinations(ReadOnlyMemory<byte> bytes, PdfBudget budget)
    {
        byte[]? masked = null;
        for (var at = 0; bytes.Span[at..].IndexOf((byte)'/') is >= 0 and var next; at += next + 1)
        {
            var name = at + next + 1;
            if (!IsName(bytes.Span[name..], "Dests"u8))
                continue;
            budget.Now();
            masked ??= bytes.ToArray();
            masked[name] = (byte)'X';
        }
        return masked ?? bytes;
    }

    // ISO 32000-1, 7.3.5: any character of a name may be written as # and two digits.
    static bool IsName(ReadOnlySpan<byte> text, ReadOnlySpan<byte> name)
    {
        foreach (var letter in name)
        {
            if (text.Length > 0 && text[0] == letter)
                text = text[1..];
            else if (text.Length > 2 && text[0] == '#'
                && Utf8Parser.TryParse(text.Slice(1, 2), out byte code, out var read, 'X') && read == 2 && code == letter)
                text = text[3..];
            else
                return false;
        }
        return true;
    }

    static void CheckReferences(ReadOnlySpan<byte> bytes, PdfBudget budget)
    {
        var targets = new Dictionary<long, long>();
        for (var at = 0; bytes[at..].IndexOf("obj"u8) is >= 0 and var next;)
        {
            var start = at + next;
            at = start + 3;
            if (TryReference(bytes[at..], out var target) && NumberBefore(bytes[..start]) is { } number)
                targets[number] = target;
        }
        foreach (var start in targets.Keys)
        {
            var (at, steps) = (start, 0);
            while (targets.TryGetValue(at, out at))
                if (++steps > targets.Count || steps > 32)
                    budget.Refuse("has objects that are nothing but references to each other");
        }
    }

    static void CheckCounts(ReadOnlySpan<byte> bytes, PdfBudget budget)
    {
        for (var at = 0; bytes[at..].IndexOf((byte)'/') is >= 0 and var next; at += next + 1)
        {
            var name = bytes[(at + next + 1)..];
            var length = IsName(name, "Index"u8) ? 5 : 0;
            if (length == 0)
                continue;
            var rest = name[length..];
            rest = rest[Math.Min(rest.Length, Math.Max(0, rest[..Math.Min(64, rest.Length)].IndexOf((byte)'[') + 1))..];
            while (TryNumber(ref rest, out var number))
                if (number > MaximumObjects + (long)bytes.Length)
                    budget.Refuse("counts more objects than its size explains");
        }
    }

    static long? NumberBefore(ReadOnlySpan<byte> bytes)
    {
        var text = TrimEnd(TrimDigits(TrimEnd(bytes[Math.Max(0, bytes.Length - 64)..])));
        return Utf8Parser.TryParse(text[TrimDigits(text).Length..], out long number, out _) ? number : null;
    }

    static ReadOnlySpan<byte> TrimEnd(ReadOnlySpan<byte> text)
    {
        while (text.Length > 0 && Space.Contains(text[^1]))
            text = text[..^1];
        return text;
    }

    static ReadOnlySpan<byte> TrimDigits(ReadOnlySpan<byte> text)
    {
        while (text.Length > 0 && text[^1] is >= (byte)'0' and <= (byte)'9')
            text = text[..^1];
        return text;
    }

    static bool TryReference(ReadOnlySpan<byte> text, out long number)
    {
        if (!TryNumber(ref text, out number) || !TryNumber(ref text, out _))
            return false;
        text = SkipSpace(text);
        return text.Length > 0 && text[0] == 'R';
    }

    static bool TryNumber(ref ReadOnlySpan<byte> text, out long number)
    {
        text = SkipSpace(text);
        if (!Utf8Parser.TryParse(text, out number, out var read) || number < 0)
            return false;
        text = text[read..];
        return true;
    }

    // Space and comments.
    static ReadOnlySpan<byte> SkipSpace(ReadOnlySpan<byte> text)
    {
        while (text.Length > 0)
        {
            if (Space.Contains(text[0]))
                text = text[1..];
            else if (text[0] == '%' && text.IndexOfAny((byte)'\r', (byte)'\n') is >= 0 and var end)
                text = text[end..];
            else
                break;
        }
        return text;
    }
}
