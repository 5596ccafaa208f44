using System.Globalization;
using System.Text;

namespace SemanticSearch.Reading.Office;

/// <summary>Writes the numbers of lists, headings and notes. What a system has no sign for is written in digits.</summary>
static class NumberText
{
    const int MaximumRoman = 3_999;
    const int MaximumRepetitions = 30;
    const int Alphabet = 26;

    static readonly (int Value, string Sign)[] RomanSigns =
    [
        (1000, "M"), (900, "CM"), (500, "D"), (400, "CD"), (100, "C"), (90, "XC"), (50, "L"), (40, "XL"), (10, "X"), (9, "IX"), (5, "V"),
        (4, "IV"), (1, "I"),
    ];

    /// <summary>Digits: 1, 2, 3.</summary>
    public static string Digits(int number) => number.ToString(CultureInfo.InvariantCulture);

    /// <summary>I, II, III.</summary>
    public static string Roman(int number)
    {
        if (number is < 1 or > MaximumRoman)
            return Digits(number);
        var text = new StringBuilder();
        foreach (var (value, sign) in RomanSigns)
            for (; number >= value; number -= value)
                text.Append(sign);
        return text.ToString();
    }

    /// <summary>A to Z, then AA, BB.</summary>
    public static string RepeatedLetters(int number) => Repeated("ABCDEFGHIJKLMNOPQRSTUVWXYZ", number);

    /// <summary>A to Z, then AA, AB.</summary>
    public static string Letters(int number)
    {
        if (number < 1)
            return Digits(number);
        var text = "";
        for (; number > 0; number = (number - 1) / Alphabet)
            text = (char)('A' + (number - 1) % Alphabet) + text;
        return text;
    }

    /// <summary>1st, 2nd, 3rd.</summary>
    public static string Ordinal(int number) => Digits(number) + (number % 100 / 10 == 1 ? "th" : (number % 10) switch
    {
        1 => "st",
        2 => "nd",
        3 => "rd",
        _ => "th",
    });

    /// <summary>The signs one after another, then each twice, and so on.</summary>
    public static string Repeated(string signs, int number)
    {
        var repetitions = number < 1 ? 0 : (number - 1) / signs.Length + 1;
        return repetitions is < 1 or > MaximumRepetitions ? Digits(number) : new string(signs[(number - 1) % signs.Length], repetitions);
    }
}
