using Microsoft.AspNetCore.DataProtection;

namespace SemanticSearch.Api.Pages;

/// <summary>What rendering pages needs.</summary>
static class PagesExtensions
{
    public static void AddPages(this IServiceCollection services)
    {
        services.AddRazorComponents();
        // The pages keep no secret for later, so no keys have to be written to the disk of whoever runs this.
        services.AddDataProtection().UseEphemeralDataProtectionProvider();
    }
}
