using System.Globalization;
using System.Text;

namespace SemanticSearch.Quoting;

/// <summary>Makes a <see cref="FoldedText"/> of <c>[start, end)</c> of a text, in one pass. Used once.</summary>
sealed class TextFolder(string text, int start, int end)
{
    // Documents are folded while somebody waits: plain arrays, grown where a character makes several letters.
    char[] _letters = new char[end - start + 1];
    int[] _starts = new int[end - start + 1];
    int[] _ends = new int[end - start + 1];
    int _length;
    readonly List<int> _words = [];
    readonly List<int> _breaks = [];

    // Whether the last character belongs to a word that the next letter continues.
    bool _inWord;

    /// <summary>Folds the text.</summary>
    public FoldedText Fold()
    {
        var at = start;
        while (at < end)
            at += Next(at);
        _words.Add(_length);
        return new FoldedText(new string(_letters, 0, _length), _starts, _ends, [.. _words], [.. _breaks]);
    }

    // Takes the character at an offset and returns its length.
    int Next(int at)
    {
        var c = text[at];
        if (c == ' ')
        {
            _inWord = false;
            return 1;
        }
        if (char.IsAsciiLetterOrDigit(c) && !IsMarked(at + 1))
        {
            Append(at, 1, char.IsAsciiLetterUpper(c) ? (char)(c | 0x20) : c);
            return 1;
        }
        if (!IsWordCharacter(at))
            return Between(at, c);
        var length = ClusterAt(at);
        AppendCluster(at, length);
        return length;
    }

    void AppendCluster(int at, int length)
    {
        var folded = CharacterFolding.Fold(text.AsSpan(at, length));
        if (folded.Length == 0)
            return;
        Rune.DecodeFromUtf16(text.AsSpan(at, length), out var rune, out _);
        // ½ and ² are no part of the number before them.
        var stands = CharacterFolding.IsUnspaced(rune.Value) || Rune.GetUnicodeCategory(rune) == UnicodeCategory.OtherNumber;
        if (stands)
            _inWord = false;
        foreach (var letter in folded)
            Append(at, length, letter);
        if (stands)
            _inWord = false;
    }

    void Append(int at, int length, char letter)
    {
        if (!_inWord)
            BeginWord(letter);
        Put(letter, at, at + length);
        _inWord = true;
    }

    void Put(char letter, int from, int to)
    {
        if (_length == _letters.Length)
        {
            Array.Resize(ref _letters, 2 * _length);
            Array.Resize(ref _starts, 2 * _length);
            Array.Resize(ref _ends, 2 * _length);
        }
        (_letters[_length], _starts[_length], _ends[_length]) = (letter, from, to);
        _length++;
    }

    void BeginWord(char letter)
    {
        // Two numbers side by side are not one.
        if (_length > 0 && char.IsDigit(letter) && char.IsDigit(_letters[_length - 1]))
        {
            _breaks.Add(_length);
            Put(' ', _ends[_length - 1], _ends[_length - 1]);
        }
        _words.Add(_length);
        _breaks.Add(_length);
    }

    // What stands between letters: parts words, joins them, or is dropped.
    int Between(int at, char c)
    {
        if (IsIgnorable(c))
            return 1;
        if (QuoteCharacters.IsSign(c) || IsMinus(at, c))
        {
            _inWord = false;
            Append(at, 1, c == '−' ? '-' : c);
            _inWord = c is '-' or '−';
            return 1;
        }
        if (_inWord)
        {
            var (joins, length, letter) = JoinAt(at, c);
            if (letter != default)
                Append(at, length, letter);
            else if (!joins)
                _inWord = false;
            return length;
        }
        return 1;
    }

    // A character after a letter or digit: whether the word goes on behind it, how long it is, and the letter it leaves, if any.
    (bool Joins, int Length, char Letter) JoinAt(int at, char c)
    {
        var (afterDigit, beforeDigit) = (char.IsDigit(_letters[_length - 1]), IsDigit(at + 1));
        if (afterDigit && beforeDigit)
            return c switch
            {
                ',' when IsThousand(at) => (true, 1, default),
                '.' or ',' => (true, 1, c),
                '/' or '\u2044' => (true, 1, '\u2044'),
                _ => (false, 1, default),
            };
        if (QuoteCharacters.IsApostrophe(c) && IsLetter(at + 1) && !afterDigit)
            return (true, 1, '’');
        if (QuoteCharacters.IsHyphen(c))
            return JoinAtHyphen(at);
        // "[T]he" is a word whose first letter was changed.
        return (c is ']' && IsLetter(at + 1) && at - 2 >= start && text[at - 2] == '[', 1, default);
    }

    (bool Joins, int Length, char Letter) JoinAtHyphen(int at)
    {
        if (IsLetter(at + 1) || IsDigit(at + 1))
        {
            _breaks.Add(_length);
            return (true, 1, default);
        }
        var next = at + 1;
        var hasLineEnd = false;
        for (; next < end && next - at <= 16 && char.IsWhiteSpace(text[next]); next++)
            hasLineEnd |= text[next] is '\n' or '\r';
        if (!hasLineEnd || next == end || !char.IsLower(text[next]))
            return (false, 1, default);
        _breaks.Add(_length);
        return (true, next - at, default);
    }

    bool IsMinus(int at, char c) =>
        c is '-' or '−' && IsDigit(at + 1) && (at == start || char.IsWhiteSpace(text[at - 1]) || text[at - 1] == '(');

    bool IsThousand(int at) => IsDigit(at + 1) && IsDigit(at + 2) && IsDigit(at + 3) && !IsDigit(at + 4);

    bool IsDigit(int at) => at < end && char.IsDigit(text[at]);

    bool IsLetter(int at) => at < end && (char.IsLetter(text[at]) || char.IsHighSurrogate(text[at]));

    bool IsMarked(int at) => at < end && text[at] >= 0x0300 && IsMark(CharUnicodeInfo.GetUnicodeCategory(text, at));

    bool IsWordCharacter(int at)
    {
        var category = CharUnicodeInfo.GetUnicodeCategory(text, at);
        return category <= UnicodeCategory.OtherLetter || IsMark(category)
            || category is UnicodeCategory.DecimalDigitNumber or UnicodeCategory.LetterNumber or UnicodeCategory.OtherNumber
            // ℃, ㎏ and the like are letters once they are taken apart.
            || (category == UnicodeCategory.OtherSymbol && CharacterFolding.Fold(text.AsSpan(at, LengthAt(at))).Length > 0);
    }

    int ClusterAt(int at)
    {
        // A mark is bounded by what any script needs, so that a row of a million marks is not one character.
        const int Most = 16;
        var next = at + LengthAt(at);
        while (next < end && next - at < Most && text[next] >= 0x0300 && IsMark(CharUnicodeInfo.GetUnicodeCategory(text, next)))
            next += LengthAt(next);
        return Math.Min(next, end) - at;
    }

    int LengthAt(int at) => at + 1 < end && char.IsSurrogatePair(text[at], text[at + 1]) ? 2 : 1;

    static bool IsMark(UnicodeCategory category) =>
        category is UnicodeCategory.NonSpacingMark or UnicodeCategory.SpacingCombiningMark or UnicodeCategory.EnclosingMark;

    // Soft hyphens, zero-width spaces and joiners, marks of direction.
    static bool IsIgnorable(char c) => c == '\u00AD' || (c >= 0x200B && char.GetUnicodeCategory(c) == UnicodeCategory.Format);
}
