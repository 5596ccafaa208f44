using System.Globalization;
using System.Text;

namespace SemanticSearch.Embedding;

/// <summary>
/// Normalises and splits text as Hugging Face's BertNormalizer (clean text, CJK spacing, accents stripped, lower case) and
/// BertPreTokenizer do: https://github.com/huggingface/tokenizers/blob/v0.21.0/tokenizers/src/normalizers/bert.rs and
/// https://github.com/huggingface/tokenizers/blob/v0.21.0/tokenizers/src/pre_tokenizers/bert.rs. The tokenizer library's own
/// versions differ on Hangul, currency signs, emoji and zero-width characters.
/// </summary>
static class BertText
{
    /// <summary>Whether a character separates words. Control characters among Unicode's white space (U+000B, U+000C, U+0085) do not:
    /// they are removed before white space is looked for.</summary>
    public static bool IsSeparator(char c) => c switch
    {
        ' ' or '\t' or '\n' or '\r' => true,
        < (char)0xA0 => false,
        _ => char.IsWhiteSpace(c),
    };

    /// <summary>Adds the pre-tokens of a text without separators to <paramref name="pieces"/>: lower-case words without accents,
    /// single punctuation marks and single CJK characters.</summary>
    public static void Split(ReadOnlySpan<char> word, List<string> pieces)
    {
        var current = new StringBuilder(word.Length);
        foreach (var rune in Clean(word).Normalize(NormalizationForm.FormD).EnumerateRunes())
        {
            if (Rune.GetUnicodeCategory(rune) == UnicodeCategory.NonSpacingMark)
                continue;
            var lower = Rune.ToLowerInvariant(rune);
            if (IsCjk(rune.Value) || IsPunctuation(lower))
            {
                Flush(current, pieces);
                pieces.Add(lower.ToString());
            }
            else if (Rune.IsWhiteSpace(lower))
            {
                Flush(current, pieces);
            }
            else
            {
                current.Append(lower);
            }
        }

        Flush(current, pieces);
    }

    static void Flush(StringBuilder current, List<string> pieces)
    {
        if (current.Length == 0)
            return;
        pieces.Add(current.ToString());
        current.Clear();
    }

    // Lone surrogates come out of EnumerateRunes as U+FFFD and are removed with it; .NET refuses to normalise U+FFFE, which is no character.
    static string Clean(ReadOnlySpan<char> word)
    {
        var clean = new StringBuilder(word.Length);
        foreach (var rune in word.EnumerateRunes())
        {
            if (rune.Value is not (0 or 0xFFFD or 0xFFFE) && !IsControl(rune))
                clean.Append(rune);
        }

        return clean.ToString();
    }

    static bool IsControl(Rune rune) =>
        Rune.GetUnicodeCategory(rune) is UnicodeCategory.Control or UnicodeCategory.Format or UnicodeCategory.PrivateUse;

    static bool IsPunctuation(Rune rune) =>
        rune.IsAscii ? char.IsPunctuation((char)rune.Value) || char.IsSymbol((char)rune.Value) : Rune.IsPunctuation(rune);

    // The ranges of BERT's own is_chinese_char, which leave Hangul, Hiragana and Katakana alone:
    // https://github.com/google-research/bert/blob/master/tokenization.py#L264
    static bool IsCjk(int c) => c
        is >= 0x4E00 and <= 0x9FFF
        or >= 0x3400 and <= 0x4DBF
        or >= 0x20000 and <= 0x2A6DF
        or >= 0x2A700 and <= 0x2B73F
        or >= 0x2B740 and <= 0x2B81F
        or >= 0x2B920 and <= 0x2CEAF
        or >= 0xF900 and <= 0xFAFF
        or >= 0x2F800 and <= 0x2FA1F;
}
