namespace SemanticSearch.Reading.Office;

/// <summary>How a level of a DOCX list is numbered (ECMA-376 part 1, 17.9.6).</summary>
sealed class DocxLevel
{
    const string Bullet = "bullet";

    /// <summary>The first number.</summary>
    public int Start { get; set; } = 1;

    /// <summary>The system of its numbers, such as <c>lowerRoman</c>.</summary>
    public string Format { get; set; } = "decimal";

    /// <summary>What is shown, with <c>%1</c> to <c>%9</c> for the numbers of the levels.</summary>
    public string Text { get; set; } = "";

    /// <summary>Whether all numbers are shown in digits.</summary>
    public bool IsLegal { get; set; }

    /// <summary>The level, from 1, whose next number lets this one start again; 0 for none, null for every higher one.</summary>
    public int? Restart { get; set; }

    /// <summary>Id of the paragraph style that stands for this level, or null.</summary>
    public string? ParagraphStyle { get; set; }

    /// <summary>Whether it shows a bullet instead of a number.</summary>
    public bool IsBullet => Format == Bullet;

    /// <summary>A number in a system of ECMA-376 part 1, 17.18.59.</summary>
    public static string Write(int number, string format) => format switch
    {
        "upperRoman" => NumberText.Roman(number),
        "lowerRoman" => NumberText.Roman(number).ToLowerInvariant(),
        "upperLetter" => NumberText.RepeatedLetters(number),
        "lowerLetter" => NumberText.RepeatedLetters(number).ToLowerInvariant(),
        "ordinal" => NumberText.Ordinal(number),
        "decimalZero" when number is >= 0 and < 10 => "0" + NumberText.Digits(number),
        "chicago" => NumberText.Repeated("*†‡§", number),
        "russianLower" => NumberText.Repeated("абвгдежзиклмнопрстуфхцчшщыэюя", number),
        "russianUpper" => NumberText.Repeated("АБВГДЕЖЗИКЛМНОПРСТУФХЦЧШЩЫЭЮЯ", number),
        "decimalEnclosedCircle" when number is >= 1 and <= 20 => ((char)('①' + number - 1)).ToString(),
        "none" or Bullet => "",
        _ => NumberText.Digits(number),
    };
}
