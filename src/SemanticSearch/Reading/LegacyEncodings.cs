using System.Text;
using UtfUnknown;

namespace SemanticSearch.Reading;

/// <summary>The encodings from before Unicode: by name, and told from bytes. Safe from any thread.</summary>
static class LegacyEncodings
{
    const int SampleBytes = 64 * 1024;

    // Bytes of a sample on either side of a byte that is not ASCII.
    const int Context = 128;

    // Below this score the best reading of the bytes is no text, see TextNaturalness.
    const double MinimumScore = 0;

    // Most Western text that is not UTF-8 is Windows-1252, and a handful of its quotation marks gives a detector nothing to go by: so
    // few characters beyond ASCII need more than the detector's word, whose certainties lie between 0 and 1.
    const int Handful = 4;
    const double WesternPrior = 0.5;

    static readonly string[] Always =
    [
        "windows-1252", "windows-1250", "windows-1251", "windows-1253", "windows-1254", "windows-1255", "windows-1256", "windows-1257",
        "koi8-r", "macintosh", "ibm850",
    ];

    // A detector takes short texts of one for another.
    static readonly string[] EastAsian = ["gb18030", "big5", "shift_jis", "euc-jp", "euc-kr"];

    // What is called ISO 8859 has often the quotation marks and dashes that only Windows put there.
    static readonly Dictionary<string, string> WindowsOf = new(StringComparer.OrdinalIgnoreCase)
    {
        ["iso-8859-2"] = "windows-1250",
        ["iso-8859-6"] = "windows-1256",
        ["iso-8859-7"] = "windows-1253",
        ["iso-8859-8"] = "windows-1255",
        ["iso-8859-13"] = "windows-1257",
    };

    static LegacyEncodings() => Encoding.RegisterProvider(CodePagesEncodingProvider.Instance);

    /// <summary>The encoding of that name, or null if there is none. ISO-8859-1 and ASCII are read as Windows-1252, which holds them, and
    /// ISO-8859-9 and GB2312 as what holds those, as browsers do (https://encoding.spec.whatwg.org/#names-and-labels).</summary>
    public static Encoding? Named(string name)
    {
        var label = name.Trim().ToLowerInvariant() switch
        {
            "iso-8859-1" or "iso8859-1" or "iso_8859-1" or "latin1" or "us-ascii" or "ascii" or "cp1252" or "x-ansi" => "windows-1252",
            "iso-8859-9" or "latin5" => "windows-1254",
            "gb2312" or "gbk" or "x-gbk" or "gb_2312-80" => "gb18030",
            "shift-jis" or "sjis" or "x-sjis" or "windows-31j" => "shift_jis",
            "ks_c_5601-1987" or "cp949" or "windows-949" or "uhc" => "euc-kr",
            var other => other,
        };
        try
        {
            return Encoding.GetEncoding(label, EncoderFallback.ExceptionFallback, DecoderFallback.ExceptionFallback);
        }
        catch (Exception e) when (e is ArgumentException or NotSupportedException)
        {
            return null;
        }
    }

    /// <summary>Whether bytes are valid in an encoding and stand as letters and signs do in text.</summary>
    public static bool Fits(Encoding encoding, ReadOnlySpan<byte> bytes) => Score(encoding, Sample(bytes)) >= MinimumScore;

    /// <summary>The encoding in which bytes that are not UTF-8 make the most natural text, or null if in none.</summary>
    public static Encoding? Detect(ReadOnlySpan<byte> bytes)
    {
        var sample = Sample(bytes);
        var prior = sample.Where(b => b >= 0x80).Distinct().Count() <= Handful ? WesternPrior : 0;
        Encoding? best = null;
        var bestScore = MinimumScore;
        foreach (var (name, confidence) in Candidates(sample))
        {
            var encoding = Named(name)!;
            var score = Score(encoding, sample);
            if (score < MinimumScore)
                continue;
            // Readings in one script, as Windows-1250 and Windows-1252 are, stand alike: only knowledge of languages tells them apart.
            score += confidence + (name == "windows-1252" ? prior : 0);
            if (score > bestScore && IsValid(encoding, bytes))
                (best, bestScore) = (encoding, score);
        }
        return best;
    }

    static Dictionary<string, double> Candidates(byte[] sample)
    {
        var candidates = new Dictionary<string, double>(StringComparer.OrdinalIgnoreCase);
        foreach (var detail in CharsetDetector.DetectFromBytes(sample).Details ?? [])
        {
            if (detail.EncodingName is not { } name || Named(name) is not { } found)
                continue;
            candidates[found.WebName] = Math.Max(candidates.GetValueOrDefault(found.WebName), detail.Confidence);
            if (WindowsOf.TryGetValue(found.WebName, out var sibling))
                candidates[sibling] = Math.Max(candidates.GetValueOrDefault(sibling), detail.Confidence);
        }
        foreach (var name in candidates.Keys.Any(EastAsian.Contains) ? [.. EastAsian, .. Always] : Always)
            candidates.TryAdd(name, 0);
        return candidates;
    }

    static double Score(Encoding encoding, ReadOnlySpan<byte> sample)
    {
        try
        {
            return TextNaturalness.Of(encoding.GetString(sample));
        }
        catch (DecoderFallbackException)
        {
            return double.NegativeInfinity;
        }
    }

    static bool IsValid(Encoding encoding, ReadOnlySpan<byte> bytes)
    {
        try
        {
            encoding.GetCharCount(bytes);
            return true;
        }
        catch (DecoderFallbackException)
        {
            return false;
        }
    }

    // The words around bytes that are not ASCII; the rest of a long text says nothing of its encoding.
    static byte[] Sample(ReadOnlySpan<byte> bytes)
    {
        if (bytes.Length <= SampleBytes)
            return bytes.ToArray();
        var sample = new MemoryStream(SampleBytes + 4 * Context);
        for (var from = 0; sample.Length < SampleBytes;)
        {
            var next = bytes[from..].IndexOfAnyInRange((byte)0x80, (byte)0xFF);
            if (next < 0)
                break;
            var start = StartOfWord(bytes, from, from + next);
            var end = EndOfWord(bytes, from + next + 1);
            sample.Write(bytes[start..end]);
            sample.WriteByte((byte)'\n');
            from = end;
        }
        return sample.ToArray();
    }

    static int StartOfWord(ReadOnlySpan<byte> bytes, int from, int at)
    {
        var start = Math.Max(from, at - Context);
        var space = bytes[start..at].IndexOfAny((byte)' ', (byte)'\n');
        return space >= 0 ? start + space : start;
    }

    static int EndOfWord(ReadOnlySpan<byte> bytes, int at)
    {
        var end = Math.Min(bytes.Length, at + Context);
        var space = bytes[end..Math.Min(bytes.Length, end + 4 * Context)].IndexOfAny((byte)' ', (byte)'\n');
        return space >= 0 ? end + space : end;
    }
}
