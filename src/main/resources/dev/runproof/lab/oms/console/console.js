// Opens menus and the dialog "Modify Value". Plain enough for every browser engine that knows the DOM.
(function () {
    function each(selector, act) {
        Array.prototype.forEach.call(document.querySelectorAll(selector), act);
    }

    each('button.menu', function (menu) {
        menu.addEventListener('click', function () {
            var open = menu.getAttribute('aria-expanded') === 'true';
            menu.setAttribute('aria-expanded', open ? 'false' : 'true');
            menu.nextElementSibling.hidden = open;
        });
    });

    var shade = document.querySelector('.shade');
    if (!shade) {
        return;
    }
    var form = shade.querySelector('form');
    var field = form.querySelector('textarea');
    var initial = '';

    each('button.edit', function (icon) {
        icon.addEventListener('click', function () {
            form.querySelector('input[name=parameter]').value = icon.getAttribute('data-parameter');
            form.querySelector('.parameter').textContent = icon.getAttribute('data-parameter');
            field.value = icon.getAttribute('data-value');
            initial = icon.getAttribute('data-initial');
            shade.hidden = false;
            field.focus();
        });
    });
    form.querySelector('.reset').addEventListener('click', function () {
        field.value = initial;
    });
    form.querySelector('.cancel').addEventListener('click', function () {
        shade.hidden = true;
    });
}());
