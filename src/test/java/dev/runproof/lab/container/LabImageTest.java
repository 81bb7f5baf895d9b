package dev.runproof.lab.container;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class LabImageTest {
    @Test
    void the_tag_says_which_recipe_it_is() {
        assertThat(LabImage.tag()).matches("runproof-lab:[0-9a-f]{12}").isEqualTo(LabImage.tag());
    }

    @Test
    void the_recipe_copies_every_file_that_the_tag_counts() {
        assertThat(LabImage.FILES)
                .allSatisfy(
                        file -> assertThat(LabImage.text(LabImage.DOCKERFILE)).contains("COPY " + file + " "));
    }
}
