using SemanticSearch.Citing;

namespace SemanticSearch.Tests.Citing;

public class PersonNameTests
{
    [Theory]
    [InlineData("Kissinger, Henry A.", "Kissinger", "Henry A.")]
    [InlineData("Lula da Silva, Luiz Inácio", "Lula da Silva", "Luiz Inácio")]
    [InlineData("Ministry of Foreign Affairs, Japan", null, null)]
    [InlineData("Martin Luther King, Jr.", null, null)]
    [InlineData("Smith and Jones, Ltd", null, null)]
    [InlineData("Kofi Annan", null, null)]
    public void A_comma_parts_family_and_given_names_only_where_it_looks_so(string name, string? family, string? given)
    {
        var parsed = PersonName.Parse(name);

        Assert.Equal((family, given), (parsed.Family, parsed.Given));
        if (family is null)
            Assert.Equal(name, parsed.Literal);
    }
}
