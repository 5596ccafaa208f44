using System.Collections.Frozen;

namespace SemanticSearch.Reading.Facts;

/// <summary>The names of the months, whole and shortened, in the six languages of the United Nations, German, Portuguese and Italian.
/// Chinese numbers its months and needs none.</summary>
static class MonthNames
{
    // A line a month: English, French, Spanish, Russian (both cases), Arabic (both series), German, Portuguese, Italian.
    static readonly string[] Names =
    [
        "january jan janvier janv enero ene январь января янв يناير كانونالثاني januar janner janeiro gennaio genn gen",
        "february feb fevrier fevr fev febrero февраль февраля февр фев فبراير شباط februar fevereiro febbraio febbr",
        "march mar mars marzo март марта мар مارس اذار marz mrz marco",
        "april apr avril avr abril abr апрель апреля апр ابريل نيسان aprile",
        "may mai mayo май мая مايو ايار maio mag maggio",
        "june jun juin junio июнь июня июн يونيو يونيه حزيران juni junho giugno giu",
        "july jul juillet juil julio июль июля июл يوليو يوليه تموز juli julho luglio lug",
        "august aug aout agosto ago август августа авг اغسطس اب",
        "september sep sept septembre septiembre setiembre сентябрь сентября сент сен سبتمبر ايلول setembro set settembre sett",
        "october oct octobre octubre октябрь октября окт اكتوبر تشرينالاول oktober okt outubro out ottobre ott",
        "november nov novembre noviembre ноябрь ноября нояб ноя نوفمبر تشرينالثاني novembro",
        "december dec decembre diciembre dic декабрь декабря дек ديسمبر كانونالاول dezember dez dezembro dicembre",
    ];

    static readonly FrozenDictionary<string, int> Numbers = Names
        .SelectMany((line, index) => line.Split(' ').Select(name => KeyValuePair.Create(LetterFolding.Fold(name), index + 1)))
        .ToFrozenDictionary();

    /// <summary>The number of a month, 1 to 12, or null if that is none.</summary>
    /// <param name="name">A name as <see cref="LetterFolding"/> leaves it, the two words of a Levantine one together.</param>
    public static int? NumberOf(string name) => Numbers.TryGetValue(name, out var number) ? number : null;
}
